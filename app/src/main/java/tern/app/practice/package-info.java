/// The practice network as the window and the command line use it: found, or started when it is wanted.
@NullMarked
package tern.app.practice;

import org.jspecify.annotations.NullMarked;
