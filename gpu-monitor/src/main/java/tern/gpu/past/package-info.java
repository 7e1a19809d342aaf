/// What cards did in the last seven days: the least, the mean and the most of each minute, a file a card. One process
/// writes, any number read meanwhile.
@NullMarked
package tern.gpu.past;

import org.jspecify.annotations.NullMarked;
