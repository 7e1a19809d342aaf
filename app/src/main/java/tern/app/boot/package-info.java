/// Where Tern starts: which folders it keeps, its settings, and whether it opens the window or is the command line.
@NullMarked
package tern.app.boot;

import org.jspecify.annotations.NullMarked;
