package tern.app.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/// The version of this build.
public final class Version {

    private static final String FILE = "/META-INF/maven/tern/tern-app/pom.properties";

    private Version() {}

    /// @return empty when it runs from class folders
    public static Optional<String> current() {
        try (InputStream in = Version.class.getResourceAsStream(FILE)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
