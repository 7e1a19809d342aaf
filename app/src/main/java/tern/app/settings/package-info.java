/// Settings: networks and nodes, looks, privacy, security, folders, help, and what Tern is made of.
@NullMarked
package tern.app.settings;

import org.jspecify.annotations.NullMarked;
