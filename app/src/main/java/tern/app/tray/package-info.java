/// The entry in the system tray: when it is there and what it does. The one room that may start Java's AWT.
@NullMarked
package tern.app.tray;

import org.jspecify.annotations.NullMarked;
