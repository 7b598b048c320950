package fr.lanterne.knowledge.search;

import java.io.*;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;
import fr.lanterne.knowledge.fiche.Fiche;

final class Explore {
    public static void main(String[] a) throws Exception {
        Path dir = Path.of("/tmp/ix");
        QuestionWords words = QuestionWords.shipped();
        if (!Files.exists(dir)) {
            Map<fr.lanterne.knowledge.FicheId, Fiche> all = new LinkedHashMap<>();
            for (String z : List.of("particuliers","professionnels","associations")) {
                try (var files = fr.lanterne.knowledge.source.FicheFiles.open(Path.of("/work/shared/data/service-public/vosdroits-"+z+".zip")); var st = files.stream()) {
                    st.forEach(f -> { if (f instanceof fr.lanterne.knowledge.source.FicheFile.Taken t) all.merge(t.fiche().id(), t.fiche(), (o,n)-> n.audience().compareTo(o.audience())<0? n:o);});
                }
            }
            try (IndexWriter w = new IndexWriter(FSDirectory.open(dir), new IndexWriterConfig(FicheDocuments.analyzer()))) {
                for (Fiche f : all.values()) w.addDocuments(FicheDocuments.of(f));
            }
        }
        try (DirectoryReader r = DirectoryReader.open(FSDirectory.open(dir))) {
            long t0=System.nanoTime();
            IndexView view = new IndexView(r, words.emptyWords());
            System.out.println("view ms "+(System.nanoTime()-t0)/1e6+" docs "+r.maxDoc()+" fiches "+view.fiches().size());
            QuestionReader reader = new QuestionReader(words, Ranking.FITTED);
            FicheSearch search = new FicheSearch(Ranking.FITTED);
            StoredFields sf = view.storedFields();
            int[] inl = new int[view.fiches().size()]; int ni=0; for (int i=0;i<inl.length;i++) {inl[i]=view.fiches().linkedFrom(i); if(inl[i]>0) ni++;}
            System.out.println("linked "+ni);
            for (String set : List.of("piaf.dev","piaf.dev.typos","piaf.dev.no-accents","cdtn5.dev","outfit","outtest")) {
                List<String> lines = Files.readAllLines(Path.of((set.startsWith("out")?"/tmp/":"/work/shared/data/questions/")+set+".tsv"));
                for (int rep=0; rep<2; rep++) {
                  int n=0; double r1=0,r5=0,r10=0,r100=0; long[] ns=new long[lines.size()];
                  DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of("/tmp/feat."+set))));
                  PrintWriter ids=new PrintWriter("/tmp/ids."+set); out.writeInt(lines.size()); out.writeInt(Features.NAMES.size());
                  for (String line : lines) {
                    String[] p = line.split("\t"); Set<String> want = Set.of(p[1].split(","));
                    long t=System.nanoTime();
                    Question q = reader.read(p[0], view);
                    List<Candidate> c = search.candidates(q, view, Integer.getInteger("most",100));
                    double[][] f = Features.of(q, c, view);
                    ns[n++]=System.nanoTime()-t;
                    int rank=1000;
                    out.writeInt(c.size());
                    for (int i=0;i<c.size();i++) {
                        var b = sf.document(view.fiches().entry(c.get(i).fiche()).document(), Set.of(FicheDocuments.STORED)).getBinaryValue(FicheDocuments.STORED);
                        var in = new org.apache.lucene.store.ByteArrayDataInput(b.bytes,b.offset,b.length);
                        String id=in.readString(); ids.print(id+" ");
                        boolean ok = want.contains(id);
                        if (ok && rank==1000) rank=i;
                        out.writeInt(ok?1:0); for (double v : f[i]) out.writeFloat((float)v);
                    }
                    ids.println("\t"+q.described()+"\t"+Features.stats(q,view)); if(rank<1)r1++; if(rank<5)r5++; if(rank<10)r10++; if(rank<100) r100++;
                  }
                  out.close(); ids.close();
                  Arrays.sort(ns);
                  System.out.printf("%s base @1 %.3f @5 %.3f @10 %.3f @100 %.3f p50 %.2f p99 %.2f ms%n", set, r1/n,r5/n,r10/n,r100/n, ns[n/2]/1e6, ns[(int)(n*.99)]/1e6);
                }
            }
        }
    }
}
