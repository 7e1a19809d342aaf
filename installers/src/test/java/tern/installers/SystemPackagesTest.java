package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said to the tools of each system.
class SystemPackagesTest {

    private static final Path ICONS = Path.of("..", "assets", "src", "main", "resources", "tern", "assets", "icons");
    private static final Instant TIME = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void macOsGetsANumberThatBeginsWithOneAndGrows() {
        assertThat(SystemPackages.version("0.1.0", Platform.MAC)).isEqualTo("1.0.100");
        assertThat(SystemPackages.version("0.12.3", Platform.MAC)).isEqualTo("1.0.1203");
        assertThat(SystemPackages.version("2.3.4", Platform.MAC)).isEqualTo("2.3.4");
        assertThat(SystemPackages.version("0.1.0", Platform.LINUX)).isEqualTo("0.1.0");
    }

    @Test
    void windowsKnowsAllVersionsByOneNumber() {
        Image image = new Image(Path.of("image"), Platform.WINDOWS);
        List<String> arguments = SystemPackages.arguments(image, "msi", "0.1.0", Path.of("LICENSE"), Path.of("out"));
        assertThat(arguments).containsSequence("--type", "msi", "--app-image", "image")
                .containsSequence("--win-upgrade-uuid", "6d1f9d0e-5a0b-4f6e-9f0c-7a1f2d6b8c41");
    }

    @Test
    void linuxHasItsOwnWay() {
        Image image = new Image(Path.of("image"), Platform.LINUX);
        assertThatThrownBy(() -> SystemPackages.arguments(image, "deb", "0.1.0", Path.of("l"), Path.of("o")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void debAndRpmNameTheirVersionAndWhatTheyNeed() {
        assertThat(new DebPackage(folder, "0.1.0", TIME).control(1000)).contains("Version: 0.1.0\n",
                "Installed-Size: 1000\n", "libgtk-3-0t64 | libgtk-3-0",
                "\nRecommends: libsodium23 | libsodium26\n").endsWith("\n");
        assertThat(new RpmPackage(folder, "0.1.0", TIME).spec()).contains("Version: 0.1.0\n", "Requires: gtk3\n",
                "\nRecommends: libsodium\n", "%global __os_install_post %{nil}\n",
                "cp -a " + folder + "/. %{buildroot}/\n")
                .doesNotContain("%%");
    }

    @Test
    void modulesAreTheLastLineOfJdeps() {
        assertThat(JavaRuntime.named("Warning: split package: x\njava.base,java.sql,javafx.controls\n"))
                .containsExactly("java.base", "java.sql", "jdk.localedata");
        assertThatThrownBy(() -> JavaRuntime.named("Error: no")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allTypesAreThoseOfTheSystem() {
        assertThat(PackageMain.types("all", Platform.LINUX)).containsExactly("app-image", "deb", "rpm");
        assertThat(PackageMain.types("all", Platform.WINDOWS)).containsExactly("app-image", "msi");
        assertThat(PackageMain.types("app-image,deb", Platform.LINUX)).containsExactly("app-image", "deb");
        assertThatThrownBy(() -> PackageMain.read(new String[]{"--types"}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PackageMain.read(new String[]{"--typo", "x"}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void systemsAreToldApart() {
        assertThat(Platform.of("Mac OS X")).isEqualTo(Platform.MAC);
        assertThat(Platform.of("Windows 11")).isEqualTo(Platform.WINDOWS);
        assertThat(Platform.of("Linux")).isEqualTo(Platform.LINUX);
    }

    @Test
    void iconsOfWindowsAndMacOsHoldThePicturesInAllSizes() throws IOException {
        ByteBuffer ico = ByteBuffer.wrap(Files.readAllBytes(IconFiles.ico(ICONS, folder.resolve("t.ico"))))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ico.getShort(4)).isEqualTo((short) 7);
        for (int i = 0; i < 7; i++) {
            int entry = 6 + 16 * i;
            BufferedImage picture = picture(ico, ico.getInt(entry + 12), ico.getInt(entry + 8));
            assertThat(picture.getWidth()).isEqualTo(ico.get(entry) == 0 ? 256 : Byte.toUnsignedInt(ico.get(entry)));
        }
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(IconFiles.icns(ICONS, folder.resolve("t.icns"))));
        assertThat(icns.getInt(4)).isEqualTo(icns.capacity());
        int place = 8;
        int width = 0;
        while (place < icns.capacity()) {
            int length = icns.getInt(place + 4);
            width = picture(icns, place + 8, length - 8).getWidth();
            place += length;
        }
        assertThat(place).isEqualTo(icns.capacity());
        assertThat(width).isEqualTo(512);
    }

    private static BufferedImage picture(ByteBuffer file, int at, int length) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.array(), at, length));
    }
}
