/// What the measuring program and Tern say to each other: lines of text over a pipe, in both directions. Values and bytes
/// only; what arrives is believed no further than its form is right.
@NullMarked
package tern.gpu.wire;

import org.jspecify.annotations.NullMarked;
