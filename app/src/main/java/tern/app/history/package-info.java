/// Fills the history while the window is open, and reads it for the screens.
@NullMarked
package tern.app.history;

import org.jspecify.annotations.NullMarked;
