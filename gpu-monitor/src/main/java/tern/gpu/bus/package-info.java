/// What the operating system itself says of cards, read without waking one and without a driver's library.
@NullMarked
package tern.gpu.bus;

import org.jspecify.annotations.NullMarked;
