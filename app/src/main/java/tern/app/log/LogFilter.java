package tern.app.log;

/// Which lines of the log are shown.
public enum LogFilter {
    ALL("-all", "node.log.all"),
    WARNINGS("-warnings", "node.log.warnings"),
    ERRORS("-errors", "node.log.errors");

    private final String id;
    private final String key;

    LogFilter(String id, String key) {
        this.id = id;
        this.key = key;
    }

    /// Ends the id of its button.
    String id() {
        return id;
    }

    /// Of its name among the texts.
    String key() {
        return key;
    }
}
