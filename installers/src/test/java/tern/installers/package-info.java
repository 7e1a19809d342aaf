@NullMarked
package tern.installers;

import org.jspecify.annotations.NullMarked;
