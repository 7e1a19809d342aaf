/// Colours, fonts and zoom: which style sheets the window wears.
@NullMarked
package tern.app.theme;

import org.jspecify.annotations.NullMarked;
