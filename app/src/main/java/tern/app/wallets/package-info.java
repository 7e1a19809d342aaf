/// Wallets as the window makes, keeps and names them: what the first start and the wallets page share, and the address
/// book.
@NullMarked
package tern.app.wallets;

import org.jspecify.annotations.NullMarked;
