package io.stratoscope.diagram.export;

import io.stratoscope.diagram.xml.XmlElement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Gives the elements of a picture other colours. */
final class Painting {

    private static final Set<String> COLOURED = Set.of("fill", "stroke");

    private final Colours colours;

    Painting(Colours colours) {
        this.colours = colours;
    }

    /** Puts the picture on its ground. */
    void recolour(XmlElement root) {
        if (!colours.dark()) {
            return;
        }
        Map<String, double[]> icons = iconSizes(root);
        root.children().forEach(child -> recolour(child, false, icons));
    }

    private void recolour(XmlElement element, boolean inNode, Map<String, double[]> icons) {
        boolean node = inNode || element.attribute("class").equals("node");
        boolean card = node && element.name().equals("rect");
        paint(
                element,
                colour ->
                        card && colours.recoloured(colour).equals(colours.ground())
                                ? colours.card()
                                : colours.recoloured(colour));
        List<XmlElement> children = new ArrayList<>(element.children());
        for (XmlElement child : children) {
            if (node && child.name().equals("use")) {
                plate(child, icons)
                        .forEach(plate ->
                                element.children().add(element.children().indexOf(child), plate));
            }
            recolour(child, node, icons);
        }
    }

    private static Map<String, double[]> iconSizes(XmlElement root) {
        Map<String, double[]> sizes = new HashMap<>();
        root.children().stream()
                .filter(child -> child.name().equals("defs"))
                .flatMap(defs -> defs.children().stream())
                .forEach(image ->
                        sizes.put(
                                "#" + image.attribute("id"),
                                new double[] {image.length("width"), image.length("height")}));
        return sizes;
    }

    /** White under an icon: its own colours are chosen for that. */
    private static List<XmlElement> plate(XmlElement icon, Map<String, double[]> sizes) {
        return covering(icon, sizes, "#F6F8FA", "rx", "4");
    }

    private static List<XmlElement> covering(
            XmlElement icon,
            Map<String, double[]> sizes,
            String fill,
            String attribute,
            String value) {
        double[] size = sizes.get(icon.attribute("xlink:href"));
        if (size == null) {
            return List.of();
        }
        return List.of(
                SvgTree.element(
                        "rect",
                        "x",
                        icon.attribute("x"),
                        "y",
                        icon.attribute("y"),
                        "width",
                        SvgTree.number(size[0]),
                        "height",
                        SvgTree.number(size[1]),
                        "fill",
                        fill,
                        attribute,
                        value));
    }

    /** Makes every node and edge step back that is not named. */
    void dimUnless(XmlElement root, Predicate<XmlElement> named) {
        dimUnless(SvgTree.content(root), named, iconSizes(root));
    }

    private void dimUnless(
            XmlElement element, Predicate<XmlElement> named, Map<String, double[]> icons) {
        String kind = element.attribute("class");
        if (kind.equals("node") || kind.equals("edge")) {
            if (!named.test(element)) {
                dim(element, icons);
            }
        } else {
            element.children().forEach(child -> dimUnless(child, named, icons));
        }
    }

    private void dim(XmlElement element, Map<String, double[]> icons) {
        paint(element, colours::dimmed);
        List<XmlElement> children = new ArrayList<>(element.children());
        for (XmlElement child : children) {
            dim(child, icons);
            if (child.name().equals("use")) {
                element.children()
                        .addAll(element.children().indexOf(child) + 1, veil(child, icons));
            }
        }
    }

    /** The card's colour over an icon: not every program that draws SVG heeds the opacity of a reference. */
    private List<XmlElement> veil(XmlElement icon, Map<String, double[]> sizes) {
        return covering(icon, sizes, colours.card(), "fill-opacity", "0.72");
    }

    private static void paint(XmlElement element, UnaryOperator<String> with) {
        for (String attribute : COLOURED) {
            element.attributes().computeIfPresent(attribute, (name, colour) -> with.apply(colour));
        }
        element.attributes().computeIfPresent("style", (name, style) -> painted(style, with));
    }

    private static String painted(String style, UnaryOperator<String> with) {
        List<String> declarations = new ArrayList<>();
        for (String declaration : style.split(";", -1)) {
            int colon = declaration.indexOf(':');
            boolean coloured = colon > 0 && COLOURED.contains(declaration.substring(0, colon));
            declarations.add(
                    coloured
                            ? declaration.substring(0, colon + 1)
                                    + with.apply(declaration.substring(colon + 1))
                            : declaration);
        }
        return String.join(";", declarations);
    }
}
