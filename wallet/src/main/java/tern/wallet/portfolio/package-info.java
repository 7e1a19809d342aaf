/// What one or several coldkeys own, added up at one block.
@NullMarked
package tern.wallet.portfolio;

import org.jspecify.annotations.NullMarked;
