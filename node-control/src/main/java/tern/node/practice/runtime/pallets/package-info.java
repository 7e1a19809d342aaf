/// The pallets every chain of this kind has: accounts, balances, fees, batches, proxies.
@NullMarked
package tern.node.practice.runtime.pallets;

import org.jspecify.annotations.NullMarked;
