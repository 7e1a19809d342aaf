/// «Subnets»: all of them in a table, and one of them closely.
@NullMarked
package tern.app.subnets;

import org.jspecify.annotations.NullMarked;
