package org.benefits.screener.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles printed rules to classes by Drools' executable model, and makes a rule base from such classes, compiled now or at build time. */
final class RuleCompiler {
    private RuleCompiler() {}

    /** The name under which the classes of a print are kept: its hash, with that of the vocabulary that it was compiled against. */
    static String key(String print) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(print.getBytes(StandardCharsets.UTF_8));
            digest.update(Vocabulary.signature().getBytes(StandardCharsets.UTF_8));
            digest.update(String.valueOf(KieServices.class.getPackage().getImplementationVersion())
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The classes of a print, by resource name.
     *
     * @throws IllegalStateException where Drools refuses the print, which is a fault of ours, not of the author
     */
    static Map<String, byte[]> compile(String program, String print) {
        KieServices services = KieServices.Factory.get();
        ReleaseId id = services.newReleaseId("rulebook", program, key(print));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        files.write("src/main/resources/rulebook/" + RuleParser.packageOf(program) + "/print.drl", print);
        try {
            KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                throw new IllegalStateException("the printed rules of " + program + " do not compile: "
                        + builder.getResults().getMessages());
            }
            InternalKieModule module = (InternalKieModule) builder.getKieModule();
            Map<String, byte[]> classes = new TreeMap<>();
            for (String name : module.getFileNames()) {
                if (name.endsWith(".class")) {
                    classes.put(name, module.getBytes(name));
                }
            }
            return classes;
        } finally {
            // Without this every compilation stays in Drools' repository for good.
            services.getRepository().removeKieModule(id);
        }
    }

    /** A rule base from classes; it owns its class loader, so that nothing is left once it is dropped. */
    static KieBase load(Map<String, byte[]> classes) {
        String modelClass = null;
        Loader loader = new Loader(classes);
        for (String name : classes.keySet()) {
            String type = name.replace('/', '.').replace(".class", "");
            if (!type.contains("$")
                    && type.substring(type.lastIndexOf('.') + 1).startsWith("Rules")
                    && !type.contains("RuleMethods")) {
                modelClass = loader.isModel(type) ? type : modelClass;
            }
        }
        if (modelClass == null) {
            throw new IllegalStateException("no rules among the compiled classes");
        }
        try {
            Model model = (Model)
                    loader.loadClass(modelClass).getDeclaredConstructor().newInstance();
            return KieBaseBuilder.createKieBaseFromModel(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled rules cannot be loaded", e);
        }
    }

    /** Classes as one file. */
    static byte[] pack(Map<String, byte[]> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The classes of such a file. */
    static Map<String, byte[]> unpack(byte[] packed) {
        Map<String, byte[]> classes = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                classes.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(RuleCompiler.class.getClassLoader());
            this.classes = classes;
        }

        boolean isModel(String type) {
            try {
                return Model.class.isAssignableFrom(loadClass(type));
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
