/// What a program beside Tern prints, as pages show it: by level, by a word, followed or held still.
@NullMarked
package tern.app.log;

import org.jspecify.annotations.NullMarked;
