package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every library is named with its licence, and its texts come along.
class NoticesTest {

    @TempDir
    Path folder;

    @Test
    void librariesAreListedWithTheirLicencesAndTexts() throws IOException {
        Path target = write(
                """
                        <component><group>tern</group><name>tern-app</name><version>1</version></component>
                        <component><group>org.a</group><name>a</name><version>1.2</version>
                          <licenses><license><id>MIT</id></license></licenses></component>
                        <component><group>org.a</group><name>a</name><version>1.2</version>
                          <licenses><license><id>MIT</id></license></licenses></component>
                        <component><group>org.b</group><name>b</name><version>3</version>
                          <licenses><license><id>EPL-2.0</id></license><license><name>Other</name></license></licenses></component>
                        <component><group>org.c</group><name>c</name><version>4</version>
                          <licenses><expression>Apache-2.0 OR MIT</expression></licenses></component>
                        """);
        assertThat(Files.readAllLines(target.resolve("THIRD-PARTY.txt")))
                .containsOnlyOnce("a 1.2 (org.a): MIT", "b 3 (org.b): EPL-2.0 or Other",
                        "c 4 (org.c): Apache-2.0 OR MIT")
                .contains("tern.jar: tern/Inter-OFL.txt, tern/LICENSE")
                .noneMatch(line -> line.contains("tern-app"));
        assertThat(target.resolve("tern").resolve("Inter-OFL.txt")).exists();
        assertThat(target.resolve("a-MIT.txt")).hasContent("text");
    }

    @Test
    void aLibraryWithoutALicenceStopsThePackage() {
        assertThatThrownBy(() -> write("<component><group>g</group><name>n</name><version>1</version></component>"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("g:n");
    }

    @Test
    void aBillThatWantsToReadOtherFilesIsRefused() throws IOException {
        Path bill = Files.writeString(folder.resolve("bill"),
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><bom/>");
        assertThatThrownBy(() -> Notices.components(bill)).isInstanceOf(IOException.class);
    }

    @Test
    void everyLibraryWhoseJarHasNoTextOfAnotherLicenceThanApacheHasOneHere() throws IOException {
        try (var files = Files.list(Path.of("legal"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).contains("atlantafx-base-MIT.txt", "logback-EPL-2.0.txt", "oshi-core-MIT.txt");
        }
    }

    private Path write(String components) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("dist").resolve("lib"));
        try (OutputStream file = Files.newOutputStream(lib.resolve("tern.jar"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : List.of("META-INF/LICENSE", "fonts/Inter-OFL.txt", "a/License.class")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        }
        Path texts = Files.createDirectories(folder.resolve("texts"));
        Files.writeString(texts.resolve("a-MIT.txt"), "text");
        Path bill = Files.writeString(folder.resolve("bom.xml"), "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">"
                + "<components>" + components + "</components></bom>");
        Path target = folder.resolve("legal");
        new Notices(bill, texts).write(new Distribution(folder.resolve("dist")), target);
        return target;
    }
}
