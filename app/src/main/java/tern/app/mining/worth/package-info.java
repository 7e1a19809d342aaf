/// «Should I mine there?»: who earns on a subnet, what a day costs, what is left over.
@NullMarked
package tern.app.mining.worth;

import org.jspecify.annotations.NullMarked;
