package tern.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Puts the licences and notices of everything that is shipped into the image: what the jars say themselves, the texts
/// that are not in them, and a list of all with what the bill of materials says.
///
/// @param bill  CycloneDX, as XML
/// @param texts a folder: files beginning with a library's name, for those whose jar has no text
record Notices(Path bill, Path texts) {

    /// @param licenses names or SPDX identifiers; empty where the bill has none
    record Component(String group, String name, String version, List<String> licenses) {

        Component {
            licenses = List.copyOf(licenses);
        }
    }

    /// @param folder made anew
    void write(Distribution distribution, Path folder) throws IOException {
        Files.createDirectories(folder);
        TreeMap<String, List<String>> found = new TreeMap<>();
        for (String jar : distribution.jars()) {
            found.put(jar, extract(distribution.lib().resolve(jar), folder));
        }
        try (var files = Files.list(texts)) {
            for (Path text : files.sorted().toList()) {
                Files.copy(text, folder.resolve(text.getFileName().toString()));
            }
        }
        Files.writeString(folder.resolve("THIRD-PARTY.txt"), list(components(bill), found));
    }

    /// Libraries whose licence nobody could say: a package with one of them must not be made.
    static List<String> without(List<Component> components) {
        return components.stream()
                .filter(component -> component.licenses().isEmpty())
                .map(component -> component.group() + ":" + component.name())
                .toList();
    }

    private static String list(List<Component> components, TreeMap<String, List<String>> found) throws IOException {
        List<String> missing = without(components);
        if (!missing.isEmpty()) {
            throw new IOException("no licence is known of " + missing);
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "What Tern is made with, and under which licence. Tern’s own is in LICENSE; of the Java that comes with");
        lines.add("it, in the runtime’s folder “legal”. JavaFX is under the same licence as that Java: the text is in");
        lines.add("“legal/java.base/LICENSE” there. A licence text that a library brings lies in a folder beside this");
        lines.add("list, the Apache License 2.0 in LICENSE.");
        lines.add("");
        for (Component component : components) {
            lines.add(component.name() + " " + component.version() + " (" + component.group() + "): "
                    + String.join(" or ", component.licenses()));
        }
        lines.add("");
        found.forEach((jar, texts) -> {
            if (!texts.isEmpty()) {
                lines.add(jar + ": " + String.join(", ", texts));
            }
        });
        return String.join("\n", lines) + "\n";
    }

    private static List<String> extract(Path jar, Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        String base = jar.getFileName().toString().replaceAll("(-[0-9].*)?\\.jar$", "");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (isText(entry.getName())) {
                    Path target = folder.resolve(base);
                    Files.createDirectories(target);
                    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.write(target.resolve(name), in.readAllBytes());
                    }
                    names.add(base + "/" + name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    /// Whether a file of a jar is a licence or a notice.
    static boolean isText(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return !name.endsWith(".CLASS") && !name.endsWith(".JAVA")
                && (name.contains("LICENSE") || name.startsWith("NOTICE") || name.contains("OFL"));
    }

    /// The libraries of a bill of materials, without Tern's own parts; one that is there for several systems once.
    static List<Component> components(Path bill) throws IOException {
        try (InputStream in = Files.newInputStream(bill)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(in);
            Element all = child(document.getDocumentElement(), "components");
            List<Component> components = new ArrayList<>();
            for (Element element : all == null ? List.<Element>of() : children(all)) {
                Component component = new Component(text(element, "group"), text(element, "name"),
                        text(element, "version"), licenses(child(element, "licenses")));
                if (!component.group().equals("tern")) {
                    components.add(component);
                }
            }
            return components.stream().distinct().toList();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the bill of materials cannot be read: " + bill, e);
        }
    }

    private static List<String> licenses(@Nullable Element element) {
        List<String> names = new ArrayList<>();
        for (Element license : element == null ? List.<Element>of() : children(element)) {
            if (license.getTagName().equals("expression")) {
                names.add(license.getTextContent().strip());
            } else {
                String id = text(license, "id");
                names.add(id.isEmpty() ? text(license, "name") : id);
            }
        }
        return names;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent().strip();
    }

    private static @Nullable Element child(Element parent, String name) {
        return children(parent).stream().filter(element -> element.getTagName().equals(name)).findFirst().orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
