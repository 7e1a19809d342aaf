package tern.app.settings;

/// A library that Tern is made with.
///
/// @param name    as its makers call it
/// @param version as its file says it; `-` where it does not
/// @param licence its short name
public record Library(String name, String version, String licence) {

    static final String NO_VERSION = "-";
}
