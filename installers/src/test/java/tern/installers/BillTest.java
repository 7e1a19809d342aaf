package tern.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class BillTest {

    private static final Bill BILL = new Bill("A & B", "25.0.3+9-LTS");

    @TempDir
    Path folder;

    @Test
    void javaIsAmongTheComponentsOfTheProgramAndNotOfTheTool() throws Exception {
        Path from = Files.writeString(folder.resolve("bom.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <bom>
                  <metadata>
                    <tools>
                      <components>
                        <component type="library"><name>plugin</name></component>
                      </components>
                    </tools>
                  </metadata>
                  <components>
                    <component type="library"><name>one</name></component>
                  </components>
                </bom>
                """);
        Path to = folder.resolve("sbom.xml");

        BILL.copy(from, to);

        Element bom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(to.toFile())
                .getDocumentElement();
        Element java = (Element) bom.getElementsByTagName("component").item(1);
        assertThat(java.getAttribute("type")).isEqualTo("platform");
        assertThat(java.getElementsByTagName("publisher").item(0).getTextContent()).isEqualTo("A & B");
        assertThat(java.getElementsByTagName("purl").item(0).getTextContent())
                .isEqualTo("pkg:generic/java-runtime@25.0.3%2B9-LTS");
        assertThat(bom.getElementsByTagName("component").getLength()).isEqualTo(3);
    }

    @Test
    void theSameInJson() throws IOException {
        Path from = Files.writeString(folder.resolve("bom.json"), """
                {
                  "components" : [
                    {
                      "name" : "one"
                    }
                  ]
                }
                """);
        Path to = folder.resolve("sbom.json");

        BILL.copy(from, to);

        assertThat(Files.readString(to)).contains("\"version\" : \"25.0.3+9-LTS\"")
                .containsSubsequence("\"components\" : [", "\"java-runtime\"", "},", "\"name\" : \"one\"");
    }

    @Test
    void aBillThatIsBuiltOtherwiseIsRefused() throws IOException {
        Path from = Files.writeString(folder.resolve("bom.json"), "{\"components\":[]}");

        assertThatIOException().isThrownBy(() -> BILL.copy(from, folder.resolve("sbom.json")))
                .withMessageContaining("bom.json");
    }
}
