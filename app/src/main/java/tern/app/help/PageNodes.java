package tern.app.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import tern.app.ui.Lines;

/// Draws a page of the guide: headings, paragraphs, lists, code, links between pages, pictures. What else Markdown knows
/// the guide does not use, and a test holds that; here it is an error.
final class PageNodes {

    private static final double PICTURE_WIDTH = 860;

    private final Guide guide;
    private final Consumer<GuidePage> open;
    private int links;

    /// @param open shows another page
    PageNodes(Guide guide, Consumer<GuidePage> open) {
        this.guide = guide;
        this.open = open;
    }

    VBox page(org.commonmark.node.Node document) {
        VBox column = new VBox();
        column.getStyleClass().add("guide-page");
        column.getChildren().setAll(blocks(document));
        return column;
    }

    private List<Node> blocks(org.commonmark.node.Node parent) {
        List<Node> made = new ArrayList<>();
        for (org.commonmark.node.Node at = parent.getFirstChild(); at != null; at = at.getNext()) {
            made.add(block(at));
        }
        return made;
    }

    private Node block(org.commonmark.node.Node node) {
        return switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph when paragraph.getFirstChild() instanceof org.commonmark.node.Image image ->
                picture(image);
            case Paragraph paragraph -> flow(paragraph);
            case BulletList list -> list(list, 0);
            case OrderedList list -> list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case FencedCodeBlock code -> code(code.getLiteral().stripTrailing());
            default -> throw new IllegalArgumentException("not in the guide's language: " + node);
        };
    }

    private Node heading(Heading heading) {
        Label label = Lines.wrapped(words(heading), "guide-heading-" + Math.min(heading.getLevel(), 2));
        label.setAccessibleRole(AccessibleRole.TEXT);
        return label;
    }

    /// @param first number of its first item; 0: points in place of numbers
    private Node list(org.commonmark.node.Node list, int first) {
        VBox column = new VBox();
        column.getStyleClass().add("guide-list");
        int number = first;
        for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (!(item instanceof ListItem)) {
                throw new IllegalArgumentException("no item of a list: " + item);
            }
            Label mark = new Label(first == 0 ? "•" : number + ".");
            mark.getStyleClass().add("guide-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = new VBox();
            content.getStyleClass().add("guide-list");
            content.getChildren().setAll(blocks(item));
            HBox.setHgrow(content, Priority.ALWAYS);
            HBox row = new HBox(mark, content);
            row.getStyleClass().add("guide-item");
            column.getChildren().add(row);
            number++;
        }
        return column;
    }

    private static Node code(String text) {
        Label label = Lines.wrapped(text, "guide-code-block");
        label.getStyleClass().add("mono");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private TextFlow flow(org.commonmark.node.Node parent) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("guide-text");
        inline(parent, "guide-plain", flow.getChildren());
        return flow;
    }

    private void inline(org.commonmark.node.Node parent, String style, List<Node> into) {
        for (org.commonmark.node.Node at = parent.getFirstChild(); at != null; at = at.getNext()) {
            switch (at) {
                case org.commonmark.node.Text text -> into.add(text(text.getLiteral(), style));
                case SoftLineBreak _ -> into.add(text(" ", style));
                case Code code -> into.add(text(code.getLiteral(), "guide-code"));
                case StrongEmphasis strong -> inline(strong, "guide-strong", into);
                case Emphasis emphasis -> inline(emphasis, "guide-strong", into);
                case Link link -> into.add(link(link));
                default -> throw new IllegalArgumentException("not in the guide's language: " + at);
            }
        }
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().addAll("text", style);
        return text;
    }

    private Hyperlink link(Link link) {
        GuidePage target = GuidePage.ofFile(link.getDestination())
                .orElseThrow(() -> new IllegalArgumentException("no page of the guide: " + link.getDestination()));
        Hyperlink made = new Hyperlink(words(link));
        made.setId("guide-link-" + links++);
        made.getStyleClass().add("guide-link");
        made.setOnAction(_ -> open.accept(target));
        return made;
    }

    /// A picture is read in the background and no larger than it is drawn; where it is missing its words stand there.
    private Node picture(org.commonmark.node.Image image) {
        Optional<Path> file = guide.picture(image.getDestination());
        if (file.isEmpty()) {
            Label words = new Label(words(image));
            words.getStyleClass().add("guide-mark");
            return words;
        }
        ImageView view = new ImageView(new Image(file.get().toUri().toString(), PICTURE_WIDTH, 0, true, true, true));
        view.setPreserveRatio(true);
        view.setAccessibleText(words(image));
        Region frame = new PictureFrame(view, PICTURE_WIDTH);
        frame.getStyleClass().add("guide-picture");
        // the border goes around the picture, not around the column
        frame.setMaxWidth(Region.USE_PREF_SIZE);
        return frame;
    }

    /// All text of a node, without its marks.
    private static String words(org.commonmark.node.Node parent) {
        StringBuilder words = new StringBuilder();
        for (org.commonmark.node.Node at = parent.getFirstChild(); at != null; at = at.getNext()) {
            words.append(switch (at) {
                case org.commonmark.node.Text text -> text.getLiteral();
                case Code code -> code.getLiteral();
                case SoftLineBreak _ -> " ";
                default -> words(at);
            });
        }
        return words.toString();
    }
}
