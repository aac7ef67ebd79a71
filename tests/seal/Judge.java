// SPDX-License-Identifier: Apache-2.0
// What BouncyCastle says of detached signatures: Judge MANIFEST SIGNATURE
import java.nio.file.*;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.asn1.cms.*;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

public class Judge {
	public static void main(String[] args) throws Exception {
		var cms = new CMSSignedData(new CMSProcessableByteArray(
			Files.readAllBytes(Path.of(args[0]))),
			Files.readAllBytes(Path.of(args[1])));
		for (var signer : cms.getSignerInfos()) {
			var found = cms.getCertificates().getMatches(
				signer.getSID()).iterator().next();
			if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
			    .build((X509CertificateHolder) found)))
				throw new Exception("signature");
			if (signer.getSignedAttributes().get(PKCSObjectIdentifiers
			    .id_aa_signingCertificateV2) == null)
				throw new Exception("signing-certificate-v2");
			var aside = signer.getUnsignedAttributes();
			var token = aside == null ? null : aside.get(
				PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
			System.out.println(token == null ? "B-B" : "B-T " +
				new TimeStampToken(ContentInfo.getInstance(token
				.getAttrValues().getObjectAt(0)))
				.getTimeStampInfo().getGenTime());
		}
	}
}
