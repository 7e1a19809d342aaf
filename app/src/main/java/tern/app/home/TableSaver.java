package tern.app.home;

/// Asks the person for a file and writes a table into it.
@FunctionalInterface
public interface TableSaver {

    /// @param name what the file is called unless the person says otherwise
    /// @param text the whole content
    void save(String name, String text);
}
