package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Puts the Java that comes along into the bill of materials: CycloneDX's plugin knows what Maven knows, and Java is
/// none of that.
///
/// @param vendor  who made it: `Eclipse Adoptium`
/// @param version of the runtime: `25.0.3+9-LTS`
record Bill(String vendor, String version) {

    /// The plugin indents by two for each level: these begin the components of the program, not those of the tool.
    private static final String XML_START = "\n  <components>\n";
    private static final String JSON_START = "\n  \"components\" : [\n";
    private static final String LICENCE = "GPL-2.0-only WITH Classpath-exception-2.0";

    /// The Java that runs this, which is the one that jlink takes apart.
    static Bill ofThisJava() {
        return new Bill(System.getProperty("java.vendor"), System.getProperty("java.runtime.version"));
    }

    /// Copies a bill with Java added.
    ///
    /// @throws IOException also where the bill is built otherwise than this class knows
    void copy(Path from, Path to) throws IOException {
        String text = Files.readString(from);
        boolean xml = from.getFileName().toString().endsWith(".xml");
        String start = xml ? XML_START : JSON_START;
        int at = text.indexOf(start);
        if (at < 0 || text.indexOf(start, at + 1) >= 0) {
            throw new IOException(from + " has its components where nobody looks for them");
        }
        Files.writeString(to, text.substring(0, at + start.length()) + (xml ? xml() : json())
                + text.substring(at + start.length()));
    }

    private String xml() {
        return """
                    <component type="platform" bom-ref="%4$s">
                      <publisher>%1$s</publisher>
                      <name>java-runtime</name>
                      <version>%2$s</version>
                      <scope>required</scope>
                      <licenses>
                        <expression>%3$s</expression>
                      </licenses>
                      <purl>%4$s</purl>
                    </component>
                """.formatted(escaped(vendor), escaped(version), LICENCE, purl());
    }

    private String json() {
        return """
                    {
                      "type" : "platform",
                      "bom-ref" : "%4$s",
                      "publisher" : "%1$s",
                      "name" : "java-runtime",
                      "version" : "%2$s",
                      "scope" : "required",
                      "licenses" : [
                        {
                          "expression" : "%3$s"
                        }
                      ],
                      "purl" : "%4$s"
                    },
                """.formatted(vendor.replace("\"", "\\\""), version.replace("\"", "\\\""), LICENCE, purl());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /// A plus sign would be a space there.
    private String purl() {
        return "pkg:generic/java-runtime@" + version.replace("+", "%2B");
    }
}
