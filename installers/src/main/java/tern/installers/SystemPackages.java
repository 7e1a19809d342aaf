package tern.installers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packages that jpackage makes of an image: `.dmg` and `.pkg` on macOS, `.msi` on Windows.
final class SystemPackages {

    /// One and the same for all versions: by it Windows knows that a newer one takes an older one's place.
    private static final String UPGRADE = "6d1f9d0e-5a0b-4f6e-9f0c-7a1f2d6b8c41";

    private SystemPackages() {}

    /// macOS refuses versions that begin with 0; there 0.3.1 is numbered 1.0.3 and 0.3.2 would be too, so the parts move
    /// up by one and the last two share a place: 1.0.301.
    static String version(String version, Platform platform) {
        if (platform != Platform.MAC || !version.startsWith("0.")) {
            return version;
        }
        String[] parts = version.split("\\.", -1);
        int minor = Integer.parseInt(parts[1]);
        int patch = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return "1.0." + (minor * 100 + patch);
    }

    /// @param types `dmg`, `pkg`, `msi`
    static void make(Image image, List<String> types, String version, Path license, Path destination)
            throws IOException {
        for (String type : types) {
            Commands.tool("jpackage", arguments(image, type, version, license, destination));
        }
    }

    static List<String> arguments(Image image, String type, String version, Path license, Path destination) {
        Platform platform = image.platform();
        List<String> arguments = new ArrayList<>(List.of("--type", type, "--app-image", image.root().toString(),
                "--name", "Tern", "--app-version", version(version, platform), "--vendor", "Tern", "--description",
                "Wallet and node manager for Bittensor", "--license-file", license.toString(), "--dest",
                destination.toString()));
        switch (platform) {
            case MAC -> arguments.addAll(List.of("--mac-package-identifier", "tern.app", "--mac-app-category",
                    "finance"));
            case WINDOWS -> arguments.addAll(List.of("--win-upgrade-uuid", UPGRADE, "--win-menu", "--win-menu-group",
                    "Tern", "--win-shortcut", "--win-dir-chooser", "--win-per-user-install"));
            case LINUX -> throw new IllegalArgumentException("Linux packages are made of the image itself");
        }
        return arguments;
    }
}
