/// What is looked at before a node starts: each finding with its verdict, the measured and the needed, and the fix.
@NullMarked
package tern.node.manage.check;

import org.jspecify.annotations.NullMarked;
