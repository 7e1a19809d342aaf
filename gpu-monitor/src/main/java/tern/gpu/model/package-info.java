/// What is known of graphics cards, whoever found it out: identities, readings, processes, diagnoses. Values only; nothing
/// here reads a file, starts a process or calls a driver.
@NullMarked
package tern.gpu.model;

import org.jspecify.annotations.NullMarked;
