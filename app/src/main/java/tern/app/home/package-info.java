/// Home: the total, where it is, and the stake table.
@NullMarked
package tern.app.home;

import org.jspecify.annotations.NullMarked;
