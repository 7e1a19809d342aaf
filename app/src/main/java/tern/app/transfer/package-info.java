/// Send and receive: the address to be paid at, and the form that a transfer begins with.
@NullMarked
package tern.app.transfer;

import org.jspecify.annotations.NullMarked;
