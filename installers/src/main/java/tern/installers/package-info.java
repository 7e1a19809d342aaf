/// Makes the packages of one system: a runtime of Java's own, an image with it, and what is installed.
@NullMarked
package tern.installers;

import org.jspecify.annotations.NullMarked;
