/// The command line over the same services as the window. Nothing here loads a class of JavaFX.
@NullMarked
package tern.app.cli;

import org.jspecify.annotations.NullMarked;
