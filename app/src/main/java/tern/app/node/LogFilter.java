package tern.app.node;

/// Which lines of the log are shown.
enum LogFilter {
    ALL("node-log-all", "node.log.all"),
    WARNINGS("node-log-warnings", "node.log.warnings"),
    ERRORS("node-log-errors", "node.log.errors");

    private final String id;
    private final String key;

    LogFilter(String id, String key) {
        this.id = id;
        this.key = key;
    }

    String id() {
        return id;
    }

    /// Of its name among the texts.
    String key() {
        return key;
    }
}
