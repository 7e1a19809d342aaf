/// Whether a card can do a piece of work, and why not. Functions of values: no clock, no file, no driver.
@NullMarked
package tern.gpu.choice;

import org.jspecify.annotations.NullMarked;
