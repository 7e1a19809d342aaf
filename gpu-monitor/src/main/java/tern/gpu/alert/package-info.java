/// When a person should hear of a card or of this computer. Rules and their state; the clock comes in with each look.
@NullMarked
package tern.gpu.alert;

import org.jspecify.annotations.NullMarked;
