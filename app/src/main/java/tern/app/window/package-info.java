/// Opens the main window, puts its parts together and closes them in order.
@NullMarked
package tern.app.window;

import org.jspecify.annotations.NullMarked;
