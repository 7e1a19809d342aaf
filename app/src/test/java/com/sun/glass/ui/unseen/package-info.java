/// The window tests' screen, in the package in which JavaFX looks for it.
@org.jspecify.annotations.NullMarked
package com.sun.glass.ui.unseen;
