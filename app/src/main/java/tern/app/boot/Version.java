package tern.app.boot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/// Which Tern this is.
public final class Version {

    private static final String WRITTEN_BY_THE_BUILD = "/META-INF/maven/tern/tern-app/pom.properties";

    private Version() {}

    /// @return empty in a build that was not packaged
    public static Optional<String> find() {
        try (InputStream in = Version.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
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
