/// The review that stands before every signature: what is signed, in words, and the password.
@NullMarked
package tern.app.review;

import org.jspecify.annotations.NullMarked;
