/// The practice node as a program of its own.
@NullMarked
package tern.node.practice.program;

import org.jspecify.annotations.NullMarked;
