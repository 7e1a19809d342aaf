/// The price of TAO in the person's currency: who is asked for it, when, and what of the answer is believed.
@NullMarked
package tern.app.prices;

import org.jspecify.annotations.NullMarked;
