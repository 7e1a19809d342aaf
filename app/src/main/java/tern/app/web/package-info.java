/// What Tern asks strangers over HTTP: from one place, in one careful manner.
@NullMarked
package tern.app.web;

import org.jspecify.annotations.NullMarked;
