/// What is said of cards and of this computer, for the window and the command line alike.
@NullMarked
package tern.app.mining;

import org.jspecify.annotations.NullMarked;
