/// The frame around every page: sidebar, top bar, choosers, finder, notices.
@NullMarked
package tern.app.shell;

import org.jspecify.annotations.NullMarked;
