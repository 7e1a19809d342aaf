package tern.app.node;

import java.util.List;
import java.util.Locale;
import tern.app.ui.Texts;

/// How a container engine comes onto this computer.
///
/// @param words    in sentences
/// @param commands to be copied; none where a download is the way
public record InstallGuide(String words, List<String> commands) {

    public InstallGuide {
        commands = List.copyOf(commands);
    }

    /// Whether a program of the system is there.
    @FunctionalInterface
    public interface Programs {
        boolean has(String name);
    }

    /// @param system the property `os.name`
    public static InstallGuide of(String system, Programs programs, Texts texts) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return new InstallGuide(texts.get("node.install.mac"),
                    List.of("brew install podman", "podman machine init --memory 16384 --disk-size 200",
                            "podman machine start"));
        }
        if (name.startsWith("windows")) {
            return new InstallGuide(texts.get("node.install.windows"),
                    List.of("wsl --install", "winget install -e --id RedHat.Podman", "podman machine init",
                            "podman machine start"));
        }
        if (programs.has("apt-get")) {
            return new InstallGuide(texts.get("node.install.linux"), List.of("sudo apt-get install podman"));
        }
        if (programs.has("dnf")) {
            return new InstallGuide(texts.get("node.install.linux"), List.of("sudo dnf install podman"));
        }
        if (programs.has("pacman")) {
            return new InstallGuide(texts.get("node.install.linux"), List.of("sudo pacman -S podman"));
        }
        if (programs.has("zypper")) {
            return new InstallGuide(texts.get("node.install.linux"), List.of("sudo zypper install podman"));
        }
        return new InstallGuide(texts.get("node.install.other"), List.of());
    }
}
