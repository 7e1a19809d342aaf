/// The one way onto the JavaFX application thread, and the clock that screens tick by.
@NullMarked
package tern.app.fx;

import org.jspecify.annotations.NullMarked;
