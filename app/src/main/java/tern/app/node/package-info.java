/// The page «Node»: a Bittensor node on this computer, with one button.
@NullMarked
package tern.app.node;

import org.jspecify.annotations.NullMarked;
