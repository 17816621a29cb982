/** Given and family names of one language, in Latin letters. */
export type NamePool = {
  readonly male: readonly string[]
  readonly female: readonly string[]
  readonly family: readonly string[]
  readonly streets: readonly string[]
}

const words = (list: string) => list.trim().split(/\s+/)
const lines = (list: string) => list.split(',')

const en: NamePool = {
  male: words(`James Robert John Michael David William Richard Joseph Thomas Daniel Matthew Mark Andrew Paul Steven
    Kevin Brian George Edward Oliver Harry Jack Samuel Ethan Noah Liam Benjamin Peter Simon Graham`),
  female: words(`Mary Patricia Jennifer Linda Elizabeth Susan Jessica Sarah Karen Emily Emma Olivia Grace Sophie
    Charlotte Amelia Hannah Rebecca Laura Rachel Megan Chloe Alice Lucy Victoria Zoë Diana Fiona Naomi Heather`),
  family: words(`Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson
    Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson
    Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers
    O'Brien McDonald Hughes Foster Bennett Barnes Fisher Hale Whitaker Pemberton Lockwood`),
  streets: lines('Mill Lane,Harbour Street,Station Road,Oak Avenue,Church Street,Park Road,Maple Drive,King Street'),
}
const de: NamePool = {
  male: words('Thomas Michael Andreas Stefan Jürgen Klaus Jan Lukas Felix Jonas Matthias Tobias Sebastian Uwe Björn'),
  female: words('Anna Julia Katharina Sabine Petra Claudia Monika Lena Marie Laura Birgit Heike Jana Franziska Käthe'),
  family: words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
    Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Köhler Groß`),
  streets: lines('Lindenstraße,Bahnhofstraße,Gartenweg,Am Mühlbach,Goethestraße,Hauptstraße'),
}
const fr: NamePool = {
  male: words('Jean Pierre Michel Philippe Alain Nicolas Julien Thomas Antoine Hugo Étienne François Rémi Guillaume'),
  female: words('Marie Nathalie Isabelle Sylvie Camille Chloé Léa Manon Hélène Céline Aurélie Élodie Juliette Inès'),
  family: words(`Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel
    Garnier Roux Faure Mercier Blanc Guérin Lemaître Chevalier`),
  streets: lines('rue des Tilleuls,avenue de la Gare,rue du Moulin,quai des Lilas'),
}
const es: NamePool = {
  male: words('Antonio José Manuel Francisco David Javier Carlos Miguel Alejandro Sergio Álvaro Rubén'),
  female: words('María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Sofía Raquel Pilar'),
  family: words('García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Núñez Ibáñez'),
  streets: lines('Calle del Olmo,Avenida del Puerto,Calle Mayor'),
}
const pt: NamePool = {
  male: words('João Pedro Lucas Rafael Gabriel Felipe Bruno André Tiago Marcelo'),
  female: words('Ana Beatriz Juliana Camila Fernanda Letícia Mariana Patrícia Larissa Luísa'),
  family: words('Silva Santos Oliveira Souza Lima Pereira Ferreira Costa Almeida Ribeiro Araújo Gonçalves Conceição'),
  streets: lines('Rua das Flores,Avenida Central,Rua do Porto'),
}
const it: NamePool = {
  male: words('Marco Andrea Luca Giuseppe Francesco Matteo Alessandro Davide Stefano Nicolò'),
  female: words('Giulia Francesca Chiara Sara Martina Elena Paola Silvia Federica Alessia'),
  family: words('Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Conti Bruno Gallo D’Angelo'),
  streets: lines('Via dei Tigli,Via Roma,Corso Italia'),
}
const nl: NamePool = {
  male: words('Jan Pieter Willem Daan Sem Bram Thijs Ruben Lars Joost'),
  female: words('Anna Emma Sophie Julia Sanne Lotte Femke Marieke Fleur Anouk'),
  family: words('Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Kuipers'),
  streets: lines('Kerkstraat,Molenweg,Dorpsstraat'),
}
const india: NamePool = {
  male: words('Rahul Amit Sanjay Vikram Arjun Rohan Suresh Anil Karthik Deepak Manish Nikhil'),
  female: words('Priya Anjali Neha Pooja Kavita Sunita Divya Meera Shreya Lakshmi Nisha Asha'),
  family: words('Sharma Patel Singh Kumar Gupta Reddy Nair Iyer Mehta Joshi Desai Rao Verma Kapoor Menon'),
  streets: lines('MG Road,Station Road,Lake View Road,Temple Street'),
}
const jp: NamePool = {
  male: words('Hiroshi Takashi Kenji Daiki Haruto Yuto Satoshi Makoto Kenta Ryo'),
  female: words('Yuki Sakura Yoko Keiko Hana Aoi Misaki Emi Naoko Haruka'),
  family: words('Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Mori'),
  streets: lines('Sakura-dori,Midori-cho,Minato-machi'),
}
const kr: NamePool = {
  male: words('Min-jun Seo-jun Ji-ho Sung-ho Young-soo Hyun-woo Jun-ho Dong-hyun'),
  female: words('Ji-woo Seo-yeon Min-ji Soo-jin Eun-ji Hye-jin Yu-na Ji-hye'),
  family: words('Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh'),
  streets: lines('Teheran-ro,Jongno,Haeundae-ro'),
}
const sg: NamePool = {
  male: words('Wei-Jie Jun-Hao Marcus Adrian Ahmad Faizal Kelvin Desmond Budi Arif Somchai'),
  female: words('Hui-Min Li-Ying Michelle Nurul Siti Cheryl Rachel Dewi Putri Mei-Ling Suda'),
  family: words('Tan Lim Lee Ng Ong Wong Goh Chua Teo Ismail Rahman Santoso Wijaya Suwan'),
  streets: lines('Orchid Road,Jalan Melati,Garden Street'),
}
const se: NamePool = {
  male: words('Erik Lars Karl Anders Johan Nils Oskar Gustav Åke Björn'),
  female: words('Anna Maria Elin Karin Astrid Ingrid Sofia Linnéa Åsa Malin'),
  family: words('Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Lindberg Sjöberg Ström'),
  streets: lines('Storgatan,Skolgatan,Hamngatan'),
}
const pl: NamePool = {
  male: words('Piotr Krzysztof Andrzej Tomasz Paweł Michał Marcin Jakub Łukasz Wojciech'),
  female: words('Anna Katarzyna Agnieszka Małgorzata Joanna Magdalena Zofia Ewa Natalia Żaneta'),
  family: words('Nowak Kowalczyk Wójcik Kaczmarek Mazur Krawczyk Dudek Wieczorek Jabłoński Król Pawlak'),
  streets: lines('ul. Lipowa,ul. Polna,ul. Ogrodowa'),
}

export const namePools: Readonly<Record<string, NamePool>> = {
  en,
  de,
  fr,
  es,
  pt,
  it,
  nl,
  in: india,
  jp,
  kr,
  sg,
  se,
  pl,
}
