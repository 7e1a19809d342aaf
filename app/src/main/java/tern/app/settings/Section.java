package tern.app.settings;

/// The parts of the page, in their order.
public enum Section {
    NETWORKS("settings.networks"),
    APPEARANCE("settings.appearance"),
    PRIVACY("settings.privacy"),
    SECURITY(
            "settings.security"),
    FOLDERS("settings.folders"),
    HELP("settings.help"),
    ABOUT("settings.about");

    private final String key;

    Section(String key) {
        this.key = key;
    }

    /// The key of its title.
    public String key() {
        return key;
    }
}
